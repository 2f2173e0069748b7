"""Areas that a person defines: read, repaired, put into a link. All of it is hostile."""
