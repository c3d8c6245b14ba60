"""`python -m diplograph`."""

import sys

from diplograph.cli.main import main

sys.exit(main())
