/**
 * 特定健診等データ収集システム, as a municipality meets it: an SFTP server that takes archives of health-check documents, judges
 * them and gives results. Written from the interface page and the published format of the fourth term alone.
 */
package jp.tsunagi.counterpart.screening;
