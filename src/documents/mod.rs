//! Documents that people hand in. Makers: bytes in, plain data out; never the database.
//! Start reading at `table`.

pub mod columns;
pub mod table;
