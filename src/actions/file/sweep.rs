//! Files that nothing refers to any more are deleted, a day after they were given last.

use jiff::SignedDuration;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::App;
use crate::entity::{Moment, attendance_sheet, certificate, certificate_settings, file, material, programme_logo};
use crate::error::Error;

/// Whoever fills in a form again must find what was given before.
const REST: SignedDuration = SignedDuration::from_hours(24);

/// Returns how many.
///
/// # Errors
/// The database's.
pub async fn sweep(app: &App) -> Result<u64, Error> {
    let before = Moment(app.clock.now() - REST);
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let of_material = Query::select()
                    .expr(Expr::value(1))
                    .from(material::Entity)
                    .and_where(Expr::col((material::Entity, material::Column::FileId)).equals((file::Entity, file::Column::Id)))
                    .to_owned();
                let of_logo = Query::select()
                    .expr(Expr::value(1))
                    .from(programme_logo::Entity)
                    .and_where(Expr::col((programme_logo::Entity, programme_logo::Column::FileId)).equals((file::Entity, file::Column::Id)))
                    .to_owned();
                let of_sheet = Query::select()
                    .expr(Expr::value(1))
                    .from(attendance_sheet::Entity)
                    .and_where(Expr::col((attendance_sheet::Entity, attendance_sheet::Column::FileId)).equals((file::Entity, file::Column::Id)))
                    .to_owned();
                let of_certificate = Query::select()
                    .expr(Expr::value(1))
                    .from(certificate::Entity)
                    .and_where(Expr::col((certificate::Entity, certificate::Column::SignatureFileId)).equals((file::Entity, file::Column::Id)))
                    .to_owned();
                let of_settings = Query::select()
                    .expr(Expr::value(1))
                    .from(certificate_settings::Entity)
                    .and_where(Expr::col((certificate_settings::Entity, certificate_settings::Column::SignatureFileId)).equals((file::Entity, file::Column::Id)))
                    .to_owned();
                let unused = file::Entity::delete_many().filter(file::Column::UsedAt.lt(before));
                let unused = unused.filter(Expr::exists(of_material).not()).filter(Expr::exists(of_logo).not()).filter(Expr::exists(of_sheet).not());
                let unused = unused.filter(Expr::exists(of_certificate).not()).filter(Expr::exists(of_settings).not());
                Ok(unused.exec(transaction).await?.rows_affected)
            })
        })
        .await
}
