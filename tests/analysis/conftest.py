"""Property tests have no deadline: a shared machine may pause any single example."""

from hypothesis import settings

settings.register_profile("shared_machine", deadline=None)
settings.load_profile("shared_machine")
