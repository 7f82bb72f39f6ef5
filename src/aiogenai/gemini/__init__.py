"""What only Gemini has, written by hand: how its texts are given, its answers read, and its streams merged."""
