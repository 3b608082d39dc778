"""Runs before anything of ours on Windows, which starts a program by its short name as well, and then tells that one.

Of RAK-DE~1.EXE folders, rules and keychain addresses would be looked for under another name than rak-desktop, and the
program beside it under none. D: Microsoft's page on GetModuleFileName, which tells a path as it was given.
"""

import os.path
import sys

if sys.platform == "win32":
    sys.executable = os.path.realpath(sys.executable)
