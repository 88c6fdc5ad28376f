/**
 * What every counterpart does with a file that arrives: it gives a number and notes the time, and puts exactly one answer
 * into a folder. The tables {@code reception} and what hangs on it belong to the counterpart's own database.
 */
package jp.tsunagi.counterpart.desk;
