//! PostgreSQL's tables without their indexes and keys while they are filled: each is made once, of all rows, instead of being changed
//! with each (PostgreSQL manual, "Populating a Database"). In one transaction, so that what breaks off leaves everything as it was.

use sea_orm::sqlx::{self, Executor as _, PgConnection};

use super::copied::internal;
use crate::error::Error;

/// How to make again what was taken away, in this order.
pub struct TakenAway(Vec<String>);

/// Keys that no other table points at, foreign keys, and indexes. A key goes with its index.
const FOUND: &str = "\
    SELECT 'ALTER TABLE ' || c.conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(c.conname), \
           'ALTER TABLE ' || c.conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid), \
           CASE c.contype WHEN 'f' THEN 2 ELSE 1 END \
    FROM pg_constraint c WHERE c.conrelid = ANY($1::regclass[]) AND c.contype IN ('f', 'p', 'u') \
    AND (c.contype = 'f' OR NOT EXISTS (SELECT 1 FROM pg_constraint other WHERE other.contype = 'f' AND other.conindid = c.conindid)) \
    UNION ALL \
    SELECT 'DROP INDEX ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid), 0 \
    FROM pg_index i WHERE i.indrelid = ANY($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid) \
    ORDER BY 3, 2";

/// Takes everything away; whoever uses the tables waits until the transaction ends.
///
/// # Errors
/// The database's, as `Internal`.
pub async fn take_away(transaction: &mut PgConnection, tables: &[&str]) -> Result<TakenAway, Error> {
    let found: Vec<(String, String, i32)> = sqlx::query_as(FOUND).bind(tables).fetch_all(&mut *transaction).await.map_err(internal)?;
    for (away, ..) in found.iter().rev() {
        transaction.execute(sqlx::AssertSqlSafe(away.as_str())).await.map_err(internal)?;
    }
    Ok(TakenAway(found.into_iter().map(|(_, again, _)| again).collect()))
}

impl TakenAway {
    /// Makes everything again, and looks at what is there: every foreign key is checked.
    ///
    /// # Errors
    /// The database's, as `Internal`.
    pub async fn make_again(self, transaction: &mut PgConnection) -> Result<(), Error> {
        transaction.execute("SET LOCAL maintenance_work_mem = '256MB'").await.map_err(internal)?;
        for again in self.0 {
            transaction.execute(sqlx::AssertSqlSafe(again)).await.map_err(internal)?;
        }
        Ok(())
    }
}
