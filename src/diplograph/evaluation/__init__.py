"""Precision, recall, F1 and attribute accuracy of claims against gold claims."""
