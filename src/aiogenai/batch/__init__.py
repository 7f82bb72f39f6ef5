"""Many calls: rows go in, results come out, as fast as the quota allows, and nothing is lost."""
