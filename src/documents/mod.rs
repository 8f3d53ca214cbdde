//! Documents that people hand in, and files and diagrams that they get. Makers: bytes in and plain data out, or the other way; never
//! the database. Start reading at `table`; a file of a meeting tool is an `attendance_report`; what is handed out is written by `csv`.

pub mod attendance_report;
pub mod chart;
pub mod columns;
pub mod csv;
mod octets;
pub mod table;
