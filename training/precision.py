"""Precision: whether a processor learns faster in bfloat16.

With tiles of its own for it (Intel's AMX) a step takes half of the time it takes in float32; without them nearly twice as long, although other
instructions for it may be there (1.75 times, forward and back through a layer, on one core with `avx512_bf16`).
"""

import torch


def narrow() -> torch.autocast:
    """Return the context in which matrices are multiplied in bfloat16 where that is faster, and as they are elsewhere."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(torch.cpu.get_capabilities().get("amx_bf16")))
