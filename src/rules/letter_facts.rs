//! What letters state besides registrations and events: bookings, and links that open once.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::letter::{EventFacts, Letter, RegistrationFacts};
use super::registration::Status;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInFacts {
    pub sign_in_id: Uuid,
    pub name: String,
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WelcomeFacts {
    /// Who was added.
    pub name: String,
    /// The administrator who did.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyLinkFacts {
    pub my_link_id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub expires_at: Timestamp,
}

/// Somebody asked to be erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureAskedFacts {
    pub first_name: String,
    pub last_name: String,
    /// The last day for an answer, where the house is (GDPR art. 12.3).
    pub answer_by: jiff::civil::Date,
}

impl RegistrationFacts {
    /// They come to a place, and show a ticket there.
    #[must_use]
    pub fn comes_to_a_place(&self) -> bool {
        match self.event.format.as_str() {
            "onsite" => true,
            "hybrid" => self.attendance_mode.as_deref() != Some("online"),
            _ => false,
        }
    }
}

impl Letter {
    /// The row of the recipient's address among those that may unsubscribe: of letters that say more than what
    /// becomes of somebody's own registration.
    #[must_use]
    pub fn mailing_address(&self) -> Option<Uuid> {
        match self {
            Self::Message { message, .. } => Some(message.mailing_address_id),
            Self::Invitee { invitee, .. } => invitee.mailing_address_id,
            _ => None,
        }
    }

    /// Whom it is written to may know places that are told to those who register only.
    #[must_use]
    pub fn tells_places(&self) -> bool {
        match self {
            Self::Acknowledged { .. } | Self::Waitlisted { .. } | Self::Offer { .. } | Self::OfferExpired { .. } | Self::Declined { .. } | Self::Invitee { .. } => false,
            Self::PersonalLink { status, .. } => *status == Status::Confirmed,
            Self::Message { message, .. } => message.status == Status::Confirmed,
            // Who only waited never knew them.
            Self::Cancelled { .. } => self.calendar_message().is_some(),
            _ => true,
        }
    }

    /// Whose ticket goes along.
    #[must_use]
    pub fn ticket_of(&self) -> Option<Uuid> {
        match self {
            Self::Confirmation { registration, .. } | Self::Reminder { registration } if registration.comes_to_a_place() => Some(registration.registration_id),
            _ => None,
        }
    }
}

/// A booking as its booker reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BookingFacts {
    pub booking_id: Uuid,
    /// Which edition of the link is valid.
    pub token_generation: i32,
    pub first_name: String,
    pub last_name: String,
    pub event: EventFacts,
    pub colleagues: Vec<ColleagueFacts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColleagueFacts {
    pub name: String,
    /// `None`: was registered already and keeps what they have.
    pub status: Option<Status>,
}

/// An organiser's words to one reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageFacts {
    pub message_id: Uuid,
    /// One line, with its placeholders (`rules::message`): links are filled in when the letter is composed.
    pub subject: String,
    /// Markdown, with its placeholders.
    pub body: String,
    /// How the reader's registration stood when the letter was decided.
    pub status: Status,
    /// Of the recipient's address, for the link to unsubscribe.
    pub mailing_address_id: Uuid,
    /// An organiser's test to themselves: the registration in it is nobody's.
    pub test: bool,
}
