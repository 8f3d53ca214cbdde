//! Files that organisers give: kept in pieces, swept when nothing refers to them. Start reading at `store`.

pub mod store;
pub mod sweep;
