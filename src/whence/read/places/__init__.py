"""Places and days: where and when the occurrence of a sentence lies, and which of its places and days are of something else."""
