// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

import "./IERC20.sol";

/** A purse. */
contract Purse is Ownable {
    mapping(address => uint256) private balances;
    event Paid(address indexed to, uint256 amount);
    error TooLittle(uint256 wanted);

    modifier positive() { require(msg.value > 0, "nothing"); _; }

    function pay(address payable to) external payable positive returns (bool) {
        if (balances[msg.sender] < 1 ether) revert TooLittle({wanted: 0xff});
        balances[to] += msg.value;
        emit Paid(to, msg.value);
        return true;
    }
}
