"""The questions: one ``.rq`` file each, found by ``catalog``, run by ``runner``, written by ``formats``."""
