//! Events and their sessions, from draft to published or cancelled.
