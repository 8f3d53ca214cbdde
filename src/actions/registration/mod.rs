//! Registrations: taking a place, waiting for one, handing it over, giving it back. Only `status` writes where one stands.
//! Start reading at `register`, then `status` and `promote`.

pub mod add;
pub mod announce;
pub mod approve;
mod calendar;
pub mod cancel;
pub mod change;
pub mod change_address;
pub(in crate::actions) mod end_quietly;
pub mod facts;
pub(crate) mod findable;
pub(crate) mod followers;
pub mod forget_needs;
pub mod hand_over;
pub mod holder;
pub mod import;
mod known_people;
pub mod move_to_event;
pub mod offer;
mod organisations;
pub mod overbooked;
pub mod pick;
pub mod price;
pub mod promote;
pub mod questionnaire;
pub mod register;
pub mod restore;
pub mod set_price;
pub mod status;
pub mod tag;
mod tell;
mod tell_waiting;
