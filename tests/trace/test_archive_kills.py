import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_kill_at_many_steps_on_the_disk_leaves_a_prefix_that_goes_on_to_the_same_links(tmp_path):
    script = Path(__file__).with_name("archive_killed.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env={"PYTHONPATH": ":".join(sys.path)},
        timeout=900,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 15
