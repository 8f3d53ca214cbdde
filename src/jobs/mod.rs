//! Jobs: loops that do what nobody waits for. Never here: pages.
