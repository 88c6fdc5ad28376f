package jp.tsunagi.errors;

/**
 * What a check found wrong with a record: the field in the words of the interface and the code. The note may say a code
 * point, a length or a code that stands outside its list; never a name, an address or a number of a person.
 */
public record Finding(ErrorCode code, String field, String note) {
    public Finding(ErrorCode code, String field) {
        this(code, field, "");
    }
}
