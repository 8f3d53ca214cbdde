//! A person's way to all their registrations: a mailed link that opens a page for a day.

pub mod forget_links;
pub mod request_link;
