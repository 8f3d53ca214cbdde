//! Documents that people hand in. Makers: bytes in, plain data out; never the database.
//! Start reading at `table`; a file of a meeting tool is an `attendance_report`.

pub mod attendance_report;
pub mod columns;
mod octets;
pub mod table;
