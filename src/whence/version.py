"""The version that runs, as sealed with every run. Stated here once; the build reads it from here."""

__version__ = "0.1.0"
