//! What is counted of certificates and evaluations is what was given: each certificate is of its registration's event (an index sees that no two
//! hold for one registration); each answer belongs to somebody who answered, and none is lost, also when people became numbers.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef};
use uuid::Uuid;

use super::Violation;
use crate::entity::{certificate, evaluation, evaluation_answer, evaluation_envelope, evaluation_invitation, registration};

pub(super) async fn check(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    certificates(connection, violations).await?;
    evaluations(connection, violations).await
}

async fn certificates(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    use certificate::Column;
    let of: RelationDef = certificate::Entity::belongs_to(registration::Entity).from(Column::RegistrationId).to(registration::Column::Id).into();
    let astray: Vec<Uuid> = certificate::Entity::find()
        .join(JoinType::LeftJoin, of)
        .filter(
            Expr::col((registration::Entity, registration::Column::Id))
                .is_null()
                .or(Expr::col((registration::Entity, registration::Column::EventId)).ne(Expr::col((certificate::Entity, Column::EventId)))),
        )
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .all(connection)
        .await?;
    violations.extend(astray.into_iter().map(|id| Violation::of("certificates", format!("certificate {id} is not of its registration's event"))));
    Ok(())
}

/// Rows by event.
async fn counted<E: EntityTrait>(connection: &impl ConnectionTrait, find: sea_orm::Select<E>, event: E::Column, id: E::Column) -> Result<BTreeMap<Uuid, i64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = find.select_only().column(event).column_as(id.count(), "count").group_by(event).into_tuple().all(connection).await?;
    Ok(rows.into_iter().collect())
}

async fn evaluations(connection: &impl ConnectionTrait, violations: &mut Vec<Violation>) -> Result<(), DbErr> {
    let answered = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::Answered.eq(true));
    let answered = counted(connection, answered, evaluation_invitation::Column::EventId, evaluation_invitation::Column::Id).await?;
    let answers = counted(connection, evaluation_answer::Entity::find(), evaluation_answer::Column::EventId, evaluation_answer::Column::Id).await?;
    let sealed = counted(connection, evaluation_envelope::Entity::find(), evaluation_envelope::Column::EventId, evaluation_envelope::Column::Id).await?;
    let columns = [evaluation::Column::EventId, evaluation::Column::Anonymous];
    let closed = Expr::col((evaluation::Entity, evaluation::Column::ClosedAt)).is_not_null();
    let all: Vec<(Uuid, bool, bool)> = evaluation::Entity::find().select_only().columns(columns).column_as(closed, "closed").into_tuple().all(connection).await?;
    for (event, anonymous, closed) in all {
        let of = |rows: &BTreeMap<Uuid, i64>| rows.get(&event).copied().unwrap_or_default();
        let (marks, given) = (of(&answered), of(&answers) + of(&sealed));
        // Too few anonymous answers are destroyed unread.
        let destroyed = anonymous && closed && given == 0;
        if marks != given && !destroyed {
            violations.push(Violation::of("evaluations", format!("event {event}: {marks} people answered, and there are {given} answers")));
        }
    }
    Ok(())
}
