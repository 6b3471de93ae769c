"""whence: who says so, through whom, and how many of these sources are really one."""
