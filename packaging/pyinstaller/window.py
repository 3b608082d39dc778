"""The frozen program's windows. Has no terminal on Windows, so whatever cannot be shown there goes to the log."""

import sys

from rak_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
