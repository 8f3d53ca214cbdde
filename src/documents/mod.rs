//! Documents that people hand in, and files, diagrams and documents that are made for them. Makers: plain data and bytes, one
//! into the other; never the database. Start reading at `table` for what comes in (a file of a meeting tool is an
//! `attendance_report`), at `csv`, `spreadsheet` and `pdf` for what goes out.

pub mod archive;
pub mod attendance_report;
pub mod card;
pub mod certificate;
pub mod chart;
pub mod columns;
pub mod csv;
pub mod json_lines;
mod octets;
pub mod pdf;
pub mod spreadsheet;
pub mod table;
