//! Documents that people hand in, and files, diagrams and documents that are made for them. Makers: plain data and bytes, one
//! into the other; never the database. Start reading at `table` for what comes in (a file of a meeting tool is an
//! `attendance_report`), at `csv` and `pdf` for what goes out.

pub mod attendance_report;
pub mod certificate;
pub mod chart;
pub mod columns;
pub mod csv;
mod octets;
pub mod pdf;
pub mod table;
