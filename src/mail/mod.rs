//! Letters: facts in, a complete mail out; and the ways a mail leaves.
