//! Requests that carry a key: what was done under it is done once, and answered alike each time, across restarts and by
//! however many copies. A try begins with a row that reserves the key; the transaction that does something marks that row
//! (`applied`, from the audit log, which every verb writes); the answer is kept after that. A try that ended before its mark
//! did nothing, and the next does it; one that ended after it is answered from what was made. Start reading at `begin`.

pub mod answer;
pub mod applied;
pub mod begin;
pub mod forget;
