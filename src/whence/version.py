"""The version that runs, as sealed with every run."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("whence")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"
