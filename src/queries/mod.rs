//! Queries only read: one question per file. Never here: writing, rendering.
