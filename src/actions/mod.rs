//! Actions do one thing and write it down in one transaction: the fact, its history, its letters, its audit entry.
//! One verb, one file. Never here: HTTP, rendering, the network.
//! Start reading at `registration/register`.

use uuid::Uuid;

use crate::rules::permission::{Permission, Role, allows};

pub mod agenda;
pub mod attendance;
pub mod audit;
pub mod calendar_feed;
pub mod event;
pub mod mail;
pub mod material;
pub mod message;
pub mod my;
pub mod organisation;
pub mod organiser;
pub mod registration;
pub mod reminder;
pub mod sign_in;
pub mod speaker;
pub mod venue;

/// The signed-in organiser who acts.
#[derive(Debug, Clone, Copy)]
pub struct Acting {
    pub organiser_id: Uuid,
    pub role: Role,
}

impl Acting {
    /// # Errors
    /// `Forbidden` when the role does not allow it.
    pub fn needs(&self, permission: Permission) -> Result<(), crate::error::Error> {
        if allows(self.role, permission) { Ok(()) } else { Err(crate::error::Error::Forbidden) }
    }
}
