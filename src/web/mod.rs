//! The site: pages, desk, feeds, and the layers around them.
