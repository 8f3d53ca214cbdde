//! Tokens with which other systems use the API. Start reading at `create`.

pub mod create;
pub mod end;
pub mod used;
