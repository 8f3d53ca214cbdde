//! Which organisations may be behind a mail domain? A hint, never proof.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::organisation_search::{Proposed, living};
use crate::entity::{mail_domain, organisation};
use crate::error::Error;
use crate::rules::organisation_name::{former_name, rank};
use crate::rules::search_text::fold;

/// A domain of more organisations than this says nothing about any of them (`police.belgium.eu`).
const SHARED_BY: usize = 12;

/// The candidates of `domain` (lower case, A-labels), or of the nearest domain above it: the municipality first.
/// Ended organisations lead to their successors. None for a domain that is unknown or shared by many.
///
/// # Errors
/// The database's.
pub async fn organisations_for_domain(reader: &impl ConnectionTrait, domain: &str) -> Result<Vec<Proposed>, Error> {
    let mut domain = domain;
    // `post.aalst.be` is looked up as `aalst.be`, too; a top-level domain alone is nobody's.
    while domain.contains('.') && domain.len() <= 253 {
        let hints =
            mail_domain::Entity::find().filter(mail_domain::Column::Domain.eq(domain)).order_by_asc(mail_domain::Column::Position).limit(SHARED_BY as u64 + 1).all(reader).await?;
        if hints.len() > SHARED_BY {
            return Ok(Vec::new());
        }
        if !hints.is_empty() {
            return candidates(reader, domain, &hints).await;
        }
        domain = domain.split_once('.').map_or("", |(_, above)| above);
    }
    Ok(Vec::new())
}

async fn candidates(reader: &impl ConnectionTrait, domain: &str, hints: &[mail_domain::Model]) -> Result<Vec<Proposed>, Error> {
    let ids: Vec<Uuid> = hints.iter().map(|hint| hint.organisation_id).collect();
    let mut found = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.clone())).all(reader).await?;
    found.sort_by_key(|organisation| (u8::from(rank(&organisation.kind) > 0), ids.iter().position(|id| *id == organisation.id)));
    let mut proposed = living(reader, found).await?;
    let by_predecessor: Vec<Uuid> = hints.iter().filter(|hint| hint.basis == "predecessor").map(|hint| hint.organisation_id).collect();
    for candidate in proposed.iter_mut().filter(|candidate| candidate.formerly.is_none() && by_predecessor.contains(&candidate.organisation.id)) {
        candidate.formerly = predecessor(reader, domain, candidate.organisation.id).await?;
    }
    Ok(proposed)
}

/// The name of the ended organisation whose domain this was: the one that the domain is spelled like.
async fn predecessor(reader: &impl ConnectionTrait, domain: &str, successor: Uuid) -> Result<Option<String>, Error> {
    let spelled: String = fold(domain).split(' ').collect();
    let ended = organisation::Entity::find().filter(organisation::Column::SuccessorId.eq(successor)).filter(organisation::Column::Active.eq(false)).all(reader).await?;
    let names = ended.into_iter().map(|organisation| former_name(&organisation.name).to_owned());
    Ok(names.filter(|name| spelled.contains(&fold(name).replace(' ', ""))).max_by_key(String::len))
}
