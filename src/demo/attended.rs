//! Who of the past's people was there: evidence as the desk and meetings' reports would have given it, and what the rule makes of it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::chance::Chance;
use super::events::BRUSSELS;
use crate::entity::attendance::AttendanceStatus;
use crate::entity::attendance_evidence::EvidenceKind;
use crate::entity::registration::AttendanceMode;
use crate::entity::{attendance, attendance_evidence, registration, session};
use crate::rules::presence::{AttendanceRules, Sitting, presence};

/// What is known of one person at one session that is over, of somebody who has a place there. Of hundred, about 78 stayed, 6 for a
/// part, 13 did not come and 3 excused themselves. Online the meeting's report tells it, in the room the desk.
pub fn attended(chance: &mut Chance, session: &session::Model, registration: &registration::Model) -> Option<(attendance_evidence::Model, attendance::Model)> {
    let (starts_at, ends_at) = (session.starts_at.0, session.ends_at.0);
    let status = match chance.below(100) {
        0..=77 => AttendanceStatus::Present,
        78..=83 => AttendanceStatus::Partial,
        84..=96 => AttendanceStatus::Absent,
        _ => AttendanceStatus::Excused,
    };
    let online = session.join_url.is_some() && registration.attendance_mode != Some(AttendanceMode::Onsite);
    let was_there = matches!(status, AttendanceStatus::Present | AttendanceStatus::Partial);
    let length = ends_at.duration_since(starts_at).as_secs();
    // Minutes of those who stayed are those of the whole session, but for a few at both ends.
    let (came, left) = match status {
        AttendanceStatus::Partial => (chance.between(0, length / 8), chance.between(length / 2, length * 2 / 3)),
        _ => (chance.between(0, 240), length - chance.between(0, 240)),
    };
    let after = |seconds: i64| -> Timestamp { starts_at + SignedDuration::from_secs(seconds) };
    let evidence = attendance_evidence::Model {
        id: chance.id(ends_at),
        registration_id: registration.id,
        session_id: session.id,
        kind: if online && was_there { EvidenceKind::Import } else { EvidenceKind::Desk },
        mark: (!online || !was_there).then_some(status),
        half: None,
        at: if was_there { after(came) } else { ends_at }.into(),
        until: (online && was_there).then(|| after(left).into()),
        seconds: None,
        source_id: None,
        recorded_by: None,
        recorded_at: ends_at.into(),
        withdrawn_at: None,
        withdrawn_by: None,
    };
    let sitting = Sitting { starts_at, ends_at, zone: TimeZone::get(BRUSSELS).unwrap_or(TimeZone::UTC), reported: online };
    let found = presence(&AttendanceRules::default(), &sitting, &[evidence.piece()])?;
    let row = attendance::Model {
        id: chance.id(ends_at),
        registration_id: registration.id,
        session_id: session.id,
        status: found.mark.into(),
        computed: Some(found.mark.into()),
        seconds: found.seconds.and_then(|seconds| i32::try_from(seconds).ok()),
        source: evidence.kind,
        recorded_by: None,
        recorded_at: ends_at.into(),
        overrule_reason: None,
        overruled_by: None,
        overruled_at: None,
    };
    Some((evidence, row))
}
