"""What texts tell besides claims: figures of trade and loans, milestones of works, who invited to a visit."""
