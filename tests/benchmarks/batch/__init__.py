"""Batch jobs beside the runners of others: the same rows, the same server, the same number in flight."""
