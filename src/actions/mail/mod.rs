//! What organisers do about mail, and what mail servers and calendars tell; the worker itself is a door (`jobs`).

pub mod bounce;
pub mod calendar_answer;
pub mod clear_address;
pub mod mailing_addresses;
pub mod resend;
pub mod settle;
pub mod try_again;
pub mod try_all_again;
pub mod unsubscribe;
pub mod withdraw;
