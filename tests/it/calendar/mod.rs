//! Calendar files, read by programs that are not ours.
