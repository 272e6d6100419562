"""File, page, feed, archive to Article."""
