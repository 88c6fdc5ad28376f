package jp.tsunagi.audit;

/** A message body whose number of records the trace tells. */
public interface Counted {
    int count();
}
