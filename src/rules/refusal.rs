//! The closed list of business "no"s. Each has a text (`refusal-{key}` in the locales), and each door
//! gives it its own form: a sentence on a page, a problem type in the API.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// All places of the event are taken.
    Full,
    /// All places in the room of a hybrid event are taken.
    RoomFull,
    /// All places online of a hybrid event are taken.
    OnlineFull,
    /// Registration has not begun.
    NotOpenYet,
    /// The registration deadline has passed.
    Closed,
    /// The event will not take place.
    EventCancelled,
    /// The last session has ended.
    Past,
    /// The event is a draft, or has no session yet.
    NotPublished,
    /// Somebody saved the same thing in between; nothing of theirs is overwritten.
    ChangedMeanwhile,
    /// A one-time link that was used already or is too old.
    LinkExpired,
    /// The registration is not active any more.
    NotActive,
    /// The join page opens a quarter of an hour before the start and closes at the end.
    NotJoinable,
    /// A draft cannot be published as it is: without a title, a session, a place or a link.
    NotPublishable,
    /// The organisation has as many places as it may have for now.
    OrganisationHasItsShare,
    /// More people want to come together than the event has places.
    GroupTooLarge,
    /// The event is for invited addresses and those with its secret link.
    ByInvitation,
    /// The event is for members.
    MembersOnly,
    /// The event is for other kinds of organisations.
    OrganisationKind,
    /// The event is for other functions.
    FunctionCategory,
    /// The event is for some organisations, and this is none of them.
    NamedOrganisations,
    /// The event's deadline for changing and cancelling by link has passed.
    TooLateToChange,
    /// The event's deadline for handing over has passed.
    TooLateToHandOver,
    /// The event's places cannot be handed over.
    NoHandOver,
    /// The place may be handed to a colleague of the same organisation only.
    OtherOrganisation,
    /// The colleague's place costs otherwise, and nobody has agreed to that yet.
    OtherPrice,
    /// That person has a registration for this event already.
    AlreadyRegistered,
    /// The offer's deadline has passed.
    OfferExpired,
    /// Nothing is offered to this person, or not any more.
    NotOffered,
    /// The request does not await approval any more.
    NotPending,
    /// This person is not on the waiting list any more.
    NotWaiting,
    /// There is no cancel or decline to be undone.
    NotEnded,
    /// What was changed cannot be put back: something else was decided on it.
    CannotWithdraw,
    /// Attendance can be marked from the day of the session on, and closed after its end.
    AttendanceNotYet,
    /// The list is closed; an organiser can open it again.
    AttendanceClosed,
    /// It is not sure yet that the event takes place: nobody is confirmed before that is decided.
    Undecided,
    /// The event still lies ahead.
    NotOver,
    /// People have registered, or were invited.
    HasRegistrations,
    /// A programme is removed only when no event belongs to it.
    ProgrammeHasEvents,
    /// Nobody is told of a material that is not there yet, or whose event is not public.
    MaterialNotThereYet,
    /// Without this administrator nobody could manage the team.
    LastAdmin,
    /// Nobody changes their own role or programmes, or switches themselves off.
    OwnRights,
    /// People were asked to evaluate: what they are asked, and what they were promised, stays.
    EvaluationOpened,
    /// Answers are not taken any more.
    EvaluationClosed,
    /// This link has brought its answer.
    EvaluationAnswered,
    /// So few have answered that one could be told from the other.
    TooFewAnswers,
}

impl From<super::places::Shortage> for Refusal {
    fn from(shortage: super::places::Shortage) -> Self {
        match shortage {
            super::places::Shortage::Share => Self::OrganisationHasItsShare,
            super::places::Shortage::Part(super::places::Part::Room) => Self::RoomFull,
            super::places::Shortage::Part(super::places::Part::Online) => Self::OnlineFull,
            super::places::Shortage::Event | super::places::Shortage::Part(_) => Self::Full,
        }
    }
}

impl From<super::audience::NotFor> for Refusal {
    fn from(reason: super::audience::NotFor) -> Self {
        use super::audience::NotFor;
        match reason {
            NotFor::ByInvitation => Self::ByInvitation,
            NotFor::MembersOnly => Self::MembersOnly,
            NotFor::OrganisationKind => Self::OrganisationKind,
            NotFor::FunctionCategory => Self::FunctionCategory,
            NotFor::Organisation => Self::NamedOrganisations,
        }
    }
}

impl Refusal {
    pub const ALL: [Self; 45] = [
        Self::Full,
        Self::RoomFull,
        Self::OnlineFull,
        Self::NotOpenYet,
        Self::Closed,
        Self::EventCancelled,
        Self::Past,
        Self::NotPublished,
        Self::ChangedMeanwhile,
        Self::LinkExpired,
        Self::NotActive,
        Self::NotJoinable,
        Self::NotPublishable,
        Self::OrganisationHasItsShare,
        Self::GroupTooLarge,
        Self::ByInvitation,
        Self::MembersOnly,
        Self::OrganisationKind,
        Self::FunctionCategory,
        Self::NamedOrganisations,
        Self::TooLateToChange,
        Self::TooLateToHandOver,
        Self::NoHandOver,
        Self::OtherOrganisation,
        Self::OtherPrice,
        Self::AlreadyRegistered,
        Self::OfferExpired,
        Self::NotOffered,
        Self::NotPending,
        Self::NotWaiting,
        Self::NotEnded,
        Self::CannotWithdraw,
        Self::AttendanceNotYet,
        Self::AttendanceClosed,
        Self::Undecided,
        Self::NotOver,
        Self::HasRegistrations,
        Self::ProgrammeHasEvents,
        Self::MaterialNotThereYet,
        Self::LastAdmin,
        Self::OwnRights,
        Self::EvaluationOpened,
        Self::EvaluationClosed,
        Self::EvaluationAnswered,
        Self::TooFewAnswers,
    ];

    /// The key of its text, and the end of its problem type.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::RoomFull => "room-full",
            Self::OnlineFull => "online-full",
            Self::NotOpenYet => "not-open-yet",
            Self::Closed => "closed",
            Self::EventCancelled => "event-cancelled",
            Self::Past => "past",
            Self::NotPublished => "not-published",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::LinkExpired => "link-expired",
            Self::NotActive => "not-active",
            Self::NotJoinable => "not-joinable",
            Self::NotPublishable => "not-publishable",
            Self::OrganisationHasItsShare => "organisation-has-its-share",
            Self::GroupTooLarge => "group-too-large",
            Self::ByInvitation => "by-invitation",
            Self::MembersOnly => "members-only",
            Self::OrganisationKind => "organisation-kind",
            Self::FunctionCategory => "function-category",
            Self::NamedOrganisations => "named-organisations",
            Self::TooLateToChange => "too-late-to-change",
            Self::TooLateToHandOver => "too-late-to-hand-over",
            Self::NoHandOver => "no-hand-over",
            Self::OtherOrganisation => "other-organisation",
            Self::OtherPrice => "other-price",
            Self::AlreadyRegistered => "already-registered",
            Self::OfferExpired => "offer-expired",
            Self::NotOffered => "not-offered",
            Self::NotPending => "not-pending",
            Self::NotWaiting => "not-waiting",
            Self::NotEnded => "not-ended",
            Self::CannotWithdraw => "cannot-withdraw",
            Self::AttendanceNotYet => "attendance-not-yet",
            Self::AttendanceClosed => "attendance-closed",
            Self::Undecided => "undecided",
            Self::NotOver => "not-over",
            Self::HasRegistrations => "has-registrations",
            Self::ProgrammeHasEvents => "programme-has-events",
            Self::MaterialNotThereYet => "material-not-there-yet",
            Self::LastAdmin => "last-admin",
            Self::OwnRights => "own-rights",
            Self::EvaluationOpened => "evaluation-opened",
            Self::EvaluationClosed => "evaluation-closed",
            Self::EvaluationAnswered => "evaluation-answered",
            Self::TooFewAnswers => "too-few-answers",
        }
    }

    /// The HTTP status a door answers with.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::LinkExpired => 410,
            Self::ByInvitation | Self::MembersOnly | Self::OrganisationKind | Self::FunctionCategory | Self::NamedOrganisations => 403,
            Self::NotPublishable => 422,
            _ => 409,
        }
    }
}
