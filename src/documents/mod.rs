//! Documents that people hand in, and those that are made for them. Makers: plain data and bytes, one into the other; never the database.
//! Start reading at `table` for what comes in (a file of a meeting tool is an `attendance_report`), at `pdf` for what goes out.

pub mod attendance_report;
pub mod certificate;
pub mod columns;
mod octets;
pub mod pdf;
pub mod table;
