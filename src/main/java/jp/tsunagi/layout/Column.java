package jp.tsunagi.layout;

/**
 * One item of a layout.
 *
 * @param position in the file: the column's number from 1; at fixed length the first character's, from 1
 * @param field of the record class
 * @param title the item in the words of the interface; the field's name where none is given
 * @param maxLength in code points; 0: not limited. At fixed length the exact length
 * @param pattern of dates, otherwise empty
 */
public record Column(
        int position, String field, String title, ColumnType type, boolean required, int maxLength, String pattern) {}
