//! Certificates of attendance: issued when the attendance is closed, revoked when it was corrected, mailed once each.
//! Start reading at `settle`.

pub mod issue;
pub mod save_settings;
pub mod send;
pub mod settle;
