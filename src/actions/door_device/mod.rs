//! Devices that keep a session's list for a door without network: they load it, are seen again, and are ended.

pub mod load;
pub mod revoke;
