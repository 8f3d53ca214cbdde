//! What holds for every answer of the site, and for its connections.

mod answers;
mod connections;
mod limits;
