//! Links with which volunteers take the attendance of one event, until they end. Start reading at `make`, then `open`.

pub mod end;
pub mod leave;
pub mod make;
pub mod open;
