//! An invitation's UID never changes and its SEQUENCE never falls; a cancelled registration's last calendar
//! message is a CANCEL. Judged by the letters, which are what calendars saw.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{Case, Violation};
use crate::entity::invitation;
use crate::entity::outbox::OutboxState;
use crate::entity::registration::RegistrationStatus;
use crate::rules::letter::{Letter, Method};

/// What calendars were told last about one entry.
struct Told {
    session: Uuid,
    method: Method,
    sequence: i32,
    ends_at: Timestamp,
    /// It went to the address the registration has now.
    reachable: bool,
}

pub(super) async fn check_uids(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    let twice: Vec<String> = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Uid)
        .group_by(invitation::Column::Uid)
        .having(invitation::Column::Id.count().gt(1))
        .order_by_asc(invitation::Column::Uid)
        .into_tuple()
        .all(connection)
        .await?;
    for uid in twice {
        let ids: Vec<Uuid> = invitation::Entity::find()
            .filter(invitation::Column::Uid.eq(uid))
            .order_by_asc(invitation::Column::Id)
            .select_only()
            .column(invitation::Column::Id)
            .into_tuple()
            .all(connection)
            .await?;
        let ids: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        violations.push(Violation::of("calendar", format!("invitations {} share one UID", ids.join(" and "))));
    }
    Ok(())
}

pub(super) fn check(case: &Case<'_>, violations: &mut Vec<Violation>) {
    let mut told: HashMap<String, Told> = HashMap::new();
    for mail in case.mails.iter().filter(|mail| mail.state != OutboxState::Superseded) {
        let Ok(letter) = serde_json::from_value::<Letter>(mail.facts.clone()) else {
            violations.push(Violation::of("calendar", format!("mail {} holds no letter", mail.id)));
            continue;
        };
        let Some((method, session)) = letter.calendar_message() else { continue };
        let Some(stated) = &session.invitation else { continue };
        match case.invitations.iter().find(|invitation| invitation.uid == stated.uid) {
            Some(kept) if kept.session_id != session.session_id => {
                violations.push(Violation::of("calendar", format!("mail {} names the UID of invitation {}, which is for another session", mail.id, kept.id)));
            }
            Some(kept) if kept.sequence < stated.sequence => {
                violations.push(Violation::of("calendar", format!("mail {} is of a later revision than invitation {} knows", mail.id, kept.id)));
            }
            Some(_) => {}
            None => violations.push(Violation::of("calendar", format!("mail {} is about an invitation that is not there", mail.id))),
        }
        if told.get(&stated.uid).is_some_and(|before| stated.sequence < before.sequence) {
            violations.push(Violation::of("calendar", format!("mail {}: SEQUENCE falls to {}", mail.id, stated.sequence)));
        }
        told.insert(
            stated.uid.clone(),
            Told {
                session: session.session_id,
                method,
                sequence: stated.sequence,
                ends_at: session.ends_at,
                reachable: mail.recipient.eq_ignore_ascii_case(&case.registration.email),
            },
        );
    }
    if case.registration.status == RegistrationStatus::Cancelled {
        let ended_at = case.history.last().map_or(case.registration.updated_at.0, |entry| entry.at.0);
        // What was over by then stays in the calendar: it took place.
        // Nor is a CANCEL sent to an earlier address that nothing reaches.
        let left = told.iter().filter(|(_, told)| told.method == Method::Request && told.ends_at > ended_at && told.reachable);
        let mut left: Vec<Uuid> = left.map(|(_, told)| told.session).collect();
        left.sort_unstable();
        violations.extend(
            left.iter().map(|session| Violation::of("calendar", format!("registration {} is cancelled, and session {session} is still in the calendar", case.registration.id))),
        );
    }
}
